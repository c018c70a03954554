#!/bin/sh
# Many callers at once through the one writer and SQLite at its safest, beside one commit for each entry, in one run.
#
#   bench/callers.sh [CALLERS] [SECONDS]     256 callers, 5 s each way, three rounds behind a warm-up
set -eu
cd "$(dirname "$0")/.."
. bench/classes.sh
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  -cp "$CLASSES" hoops.bench.Callers "$@"

#!/bin/sh
# Builds the benchmarks and runs those that are named; words are JMH's own.
#
#   bench/run.sh                     all
#   bench/run.sh AppendBench         one
#   bench/run.sh AppendBench -i 1 -wi 1 -r 1    a short look
set -eu
cd "$(dirname "$0")/.."
. bench/classes.sh
exec "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -cp "$CLASSES" org.openjdk.jmh.Main "$@"

#!/bin/sh
# Kills the server with -9 again and again at random moments of builds and rollouts, on a system that goes on
# committing and is asked through its gateway all the while; at the end nothing may be lost, repeated, orphaned
# or refused. It is the whole-system test KillTest, which `./verify` runs with 20.
#
#   bench/kills.sh              1000 kills, a new seed
#   bench/kills.sh 50           fifty
#   bench/kills.sh 50 7070      fifty, at the moments of that seed
#
# About 4 s a kill. The seed is printed first; the whole output is kept in target/kills.log.
set -eu
cd "$(dirname "$0")/.."
. bin/jdk.sh
hoops_find_jdk
KILLS=${1:-1000}
SEED=${2:-$(date +%s)}
MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
export MAVEN_OPTS
mkdir -p target
echo "kills: $KILLS, seed $SEED"
if mvn -B -pl house,shell,gateway -am package -Dspotless.check.skip -Dtest=KillTest \
  -Dsurefire.failIfNoSpecifiedTests=false -DfailIfNoTests=false \
  -Dhoops.kills="$KILLS" -Dhoops.seed="$SEED" > target/kills.log 2>&1
then
  echo "kills: all hold"
else
  grep -E '^\[ERROR\]|in vain' target/kills.log | head -40
  echo "kills: it failed; again with: bench/kills.sh $KILLS $SEED   all of it: target/kills.log"
  exit 1
fi

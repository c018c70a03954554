#!/bin/sh
# Runs many seeds of the simulation: bench/seeds.sh [N]
#
# Seeds 0 to N-1 (20000), each a small system with its own bad luck, in virtual time. The first that breaks an invariant
# ends the run, with its last entries and the line that replays it.
set -u
cd "$(dirname -- "$0")/.." || exit 1
# shellcheck source=../bin/jdk.sh
. bin/jdk.sh
hoops_find_jdk || exit 1
exec mvn -q -B -pl server -am test -Dspotless.check.skip -Dtest=SimulationTest "-Dseeds=${1:-20000}" \
  -Dsurefire.failIfNoSpecifiedTests=false -DfailIfNoTests=false

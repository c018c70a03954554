#!/bin/sh
# Builds the benchmarks and runs those that are named; words are JMH's own.
#
#   bench/run.sh                     all
#   bench/run.sh AppendBench         one
#   bench/run.sh AppendBench -i 1 -wi 1 -r 1    a short look
set -eu
cd "$(dirname "$0")/.."
. bin/jdk.sh
hoops_find_jdk
MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
export MAVEN_OPTS
mkdir -p target
mvn -q -B -Pbench -pl bench -am package -DskipTests -Dspotless.check.skip \
  org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/classpath > target/bench-build.log 2>&1 \
  || { grep ERROR target/bench-build.log | head -20; exit 1; }
exec "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -cp "bench/target/classes:$(cat bench/target/classpath)" org.openjdk.jmh.Main "$@"

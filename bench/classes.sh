# Builds the benchmarks; sourced by the scripts beside it, which stand in the checkout's root by then. Sets CLASSES.
. bin/jdk.sh
hoops_find_jdk
MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
export MAVEN_OPTS
mkdir -p target
mvn -q -B -Pbench -pl bench -am package -DskipTests -Dspotless.check.skip \
  org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/classpath > target/bench-build.log 2>&1 \
  || { grep ERROR target/bench-build.log | head -20; exit 1; }
CLASSES="bench/target/classes:$(cat bench/target/classpath)"

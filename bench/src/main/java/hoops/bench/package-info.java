/// Benchmarks: what the heart of Hoops costs, always beside what it is compared with.
///
/// `bench/run.sh` runs them; the figures that are kept stand in docs/performance.md, each with its
/// command.
@NullMarked
package hoops.bench;

import org.jspecify.annotations.NullMarked;

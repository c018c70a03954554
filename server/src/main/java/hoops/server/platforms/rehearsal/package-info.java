/// A platform that only pretends: the dry run, the training room, the simulation and the benchmark.
///
/// Each life follows an act: how long it takes to start, when its checks pass, when and how it ends
/// by itself, whether it heeds its signal. It passes the same contract as every other platform; its
/// time is whatever clock it is given.
@NullMarked
package hoops.server.platforms.rehearsal;

import org.jspecify.annotations.NullMarked;

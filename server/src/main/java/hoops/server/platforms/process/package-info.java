/// Instances as processes of this machine that outlive Hoops.
///
/// Each life has a folder and a keeper: thirty lines of POSIX shell that start the program, wait
/// and write its exit code. All cleverness is here, where it is tested: who is ours, what a folder
/// shows, how a whole tree ends, how output is kept. The one door is
/// [hoops.server.platforms.process.ProcessPlatform]; the law is docs/rules.md.
@NullMarked
package hoops.server.platforms.process;

import org.jspecify.annotations.NullMarked;

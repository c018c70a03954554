package hoops.server.commands;

/// What a verb does when it is called: reads the call's World, or asks the one writer, and answers.
///
/// Trouble is thrown as [Unanswerable]. It runs on a virtual thread and may wait; whoever asked may
/// be gone, which [Session#wanted] tells.
@FunctionalInterface
interface Act {
  Reply act(Call call) throws InterruptedException;
}

package hoops.server.platforms.process;

import java.io.IOException;

/// What is done to one life after a look: ending it, and keeping its output.
record Hands(Standings standings, Signals signals, Cgroups cgroups, Outputs outputs) {

  /// Ends it, sweeps what it left, writes its end; blocks until that is done or does not help.
  void end(Life life) throws IOException {
    var spec = life.spec();
    if (spec.isPresent()) {
      new Ending(life, spec.get(), standings, signals, cgroups).carry();
    }
  }

  /// Lets it go on if it was held, then copies what is full of its output.
  void keepOutput(Life life) throws IOException {
    var spec = life.spec();
    if (spec.isPresent()) {
      var tree = new Tree(life, spec.get().nonce(), standings);
      var freezer = new Freezer(life, tree, signals);
      freezer.thaw();
      outputs.of(life).rotate(freezer);
    }
  }
}

package hoops.server.simulation;

import java.util.function.UnaryOperator;

/// Plays the scene of that name, and answers the number of the invariant that broke; nothing where
/// none did. Public, and no more than JDK types, so that another class loader's can be called.
public final class Played implements UnaryOperator<String> {
  @Override
  public String apply(String scene) {
    try {
      Scene.valueOf(scene).play();
      return "";
    } catch (Invariant.Broken broken) {
      return broken.invariant().name() + " " + broken.getMessage();
    } catch (AssertionError | RuntimeException other) {
      return "? " + other + " " + other.getStackTrace()[0];
    }
  }
}

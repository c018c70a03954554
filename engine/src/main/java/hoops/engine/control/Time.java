package hoops.engine.control;

/// Where [Control] reads both clocks at once; the server hands in the machine's, a test its own.
@FunctionalInterface
public interface Time {
  Tick now();
}

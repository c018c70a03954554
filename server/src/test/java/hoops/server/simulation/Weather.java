package hoops.server.simulation;

import java.time.Duration;

/// What may become of a message between Hoops and its platform.
interface Weather {
  Weather CALM =
      new Weather() {
        @Override
        public Duration late() {
          return Duration.ZERO;
        }

        @Override
        public int times() {
          return 1;
        }

        @Override
        public boolean blind() {
          return false;
        }
      };

  /// How long it is under way.
  Duration late();

  /// How often it arrives.
  int times();

  /// Whether the platform does not answer at all just now.
  boolean blind();
}

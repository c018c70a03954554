package hoops.engine.control;

import hoops.engine.Decision;
import hoops.engine.Position;

/// What a command came to, and the position it rests on: its own last entry, or the newest there
/// was when nothing changed. Everything up to there is durable (I2).
public record Answer(Decision decision, Position position) {}

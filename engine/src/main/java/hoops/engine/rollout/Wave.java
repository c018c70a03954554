package hoops.engine.rollout;

/// One wave of a plan: the step of that index, from 0, of every assembly of the rank (M13).
public record Wave(int rank, int step) {}

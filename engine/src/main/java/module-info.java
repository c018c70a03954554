/** Decides. A module, so that java.sql, HTTP and logging are compile errors in it. */
module hoops.engine {
  requires static transitive org.jspecify;
  requires transitive org.pcollections;

  exports hoops.engine;
  exports hoops.engine.build;
  exports hoops.engine.control;
  exports hoops.engine.fleet;
  exports hoops.engine.gate;
  exports hoops.engine.journal;
  exports hoops.engine.release;
  exports hoops.engine.rollout;
  exports hoops.engine.system;
  exports hoops.engine.property;
  exports hoops.engine.tier;
  exports hoops.engine.people;
  exports hoops.engine.watch;
}

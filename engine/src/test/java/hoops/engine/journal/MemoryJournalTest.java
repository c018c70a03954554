package hoops.engine.journal;

final class MemoryJournalTest extends JournalContract {
  @Override
  protected Journal fresh() {
    return MemoryJournal.empty();
  }

  @Override
  protected Journal reopened(Journal closed) {
    return ((MemoryJournal) closed).reopened();
  }
}

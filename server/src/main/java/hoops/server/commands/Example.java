package hoops.server.commands;

/// One line of help: words that run as they stand, and what they do.
public record Example(String words, String does) {}

package hoops.server.door;

import hoops.engine.Actor;
import hoops.engine.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/// Tells who asks, and whether they may.
///
/// There is one key by now: the token that the first start made. Whoever has it is the first person
/// and owns everything. Any thread may ask.
public final class Door {
  private static final String PREFIX = "hoops_";

  private final byte[] token;
  private final Supplier<Optional<PersonId>> first;

  /// The door that this token opens for `first`, who may not be known yet.
  public Door(String token, Supplier<Optional<PersonId>> first) {
    this.token = digest(token);
    this.first = first;
  }

  /// A new token: `hoops_`, 256 random bits, and a checksum by which scanners of secrets know it.
  public static String freshToken(SecureRandom chance) {
    var bits = new byte[32];
    chance.nextBytes(bits);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    var sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    return PREFIX + text + String.format("%08x", sum.getValue());
  }

  /// Who shows this token; empty for nobody. The time it takes does not tell how much of it fits.
  public Optional<Actor> who(String shown) {
    var fits = MessageDigest.isEqual(token, digest(shown));
    return fits ? first.get().map(Actor.Person::new) : Optional.empty();
  }

  /// Whether that actor may do such an act at all.
  public boolean may(Actor actor, Permission permission) {
    return switch (permission) {
      case NONE -> true;
      case READ -> true;
      case SAFETY, OPERATE, GOVERN ->
          switch (actor) {
            case Actor.Person(var id) -> first.get().filter(id::equals).isPresent();
            case Actor.Hoops _, Actor.Token _ -> false;
          };
    };
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package hoops.server.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;

/// Loads all of Hoops once more, with one guard left out.
final class MutantLoader extends ClassLoader {
  private final Mutant mutant;

  MutantLoader(Mutant mutant) {
    super(MutantLoader.class.getClassLoader());
    this.mutant = mutant;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("hoops.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : defined(name);
    }
  }

  private Class<?> defined(String name) throws ClassNotFoundException {
    try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      var bytes = in.readAllBytes();
      var used = name.equals(mutant.type()) ? without(bytes) : bytes;
      return defineClass(name, used, 0, used.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private byte[] without(byte[] bytes) {
    var file = ClassFile.of();
    var model = file.parse(bytes);
    if (model.methods().stream().noneMatch(this::guard)) {
      throw new IllegalStateException(mutant + ": there is no such guard any more");
    }
    return file.transformClass(
        model,
        ClassTransform.transformingMethods(
            this::guard,
            (builder, element) -> {
              if (element instanceof CodeModel) {
                builder.withCode(mutant.instead()::write);
              } else {
                builder.with(element);
              }
            }));
  }

  private boolean guard(MethodModel method) {
    return method.methodName().equalsString(mutant.method())
        && mutant.instead().fits(method.methodType().stringValue());
  }
}

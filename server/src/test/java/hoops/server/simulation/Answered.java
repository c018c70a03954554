package hoops.server.simulation;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a guard that is left out answers, as instructions of its method.
enum Answered {
  YES("Z") {
    @Override
    void write(CodeBuilder code) {
      code.iconst_1().ireturn();
    }
  },
  NO("Z") {
    @Override
    void write(CodeBuilder code) {
      code.iconst_0().ireturn();
    }
  },
  NOTHING("V") {
    @Override
    void write(CodeBuilder code) {
      code.return_();
    }
  },
  ITSELF("L") {
    @Override
    void write(CodeBuilder code) {
      code.aload(0).areturn();
    }
  },
  MANY("J") {
    @Override
    void write(CodeBuilder code) {
      code.loadConstant(100L).lreturn();
    }
  },
  EMPTY("Ljava/util/Optional;") {
    @Override
    void write(CodeBuilder code) {
      var optional = described(Optional.class);
      code.invokestatic(optional, "empty", MethodTypeDesc.of(optional)).areturn();
    }
  },
  NO_ORDER("Ljava/util/Map;") {
    @Override
    void write(CodeBuilder code) {
      var map = described(Map.class);
      code.invokestatic(map, "of", MethodTypeDesc.of(map), true).areturn();
    }
  },
  NEVER("Ljava/time/Instant;") {
    @Override
    void write(CodeBuilder code) {
      code.getstatic(described(Instant.class), "MAX", described(Instant.class)).areturn();
    }
  },
  FROM_EVER("Ljava/time/Instant;") {
    @Override
    void write(CodeBuilder code) {
      code.getstatic(described(Instant.class), "MIN", described(Instant.class)).areturn();
    }
  },
  OPEN("Lhoops/engine/Verdict;") {
    @Override
    void write(CodeBuilder code) {
      var open = ClassDesc.of("hoops.engine.Verdict$Open");
      var made = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
      code.new_(open).dup().loadConstant("left out");
      code.invokespecial(open, ConstantDescs.INIT_NAME, made).areturn();
    }
  };

  private final String type;

  Answered(String type) {
    this.type = type;
  }

  /// Whether a method of that descriptor may answer so.
  boolean fits(String descriptor) {
    return descriptor.substring(descriptor.indexOf(')') + 1).startsWith(type);
  }

  abstract void write(CodeBuilder code);

  private static ClassDesc described(Class<?> type) {
    return ClassDesc.of(type.getName());
  }
}

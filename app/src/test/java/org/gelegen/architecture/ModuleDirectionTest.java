package org.gelegen.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import org.junit.jupiter.api.Test;

class ModuleDirectionTest {

  @Test
  void a_module_uses_only_the_modules_below_it() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.gelegen..")
        .withOptionalLayers(true)
        .layer("model")
        .definedBy("org.gelegen.model..")
        .layer("records")
        .definedBy("org.gelegen.records..")
        .layer("storage")
        .definedBy("org.gelegen.storage..")
        .layer("trainer")
        .definedBy("org.gelegen.trainer..")
        .layer("datasets")
        .definedBy("org.gelegen.datasets..")
        .layer("scheduler")
        .definedBy("org.gelegen.scheduler..")
        .layer("scoring-api")
        .definedBy("org.gelegen.scoring..")
        .layer("notebooks-export")
        .definedBy("org.gelegen.notebooks..")
        .layer("app")
        .definedBy("org.gelegen.app..")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("records")
        .mayOnlyAccessLayers("model")
        .whereLayer("storage")
        .mayOnlyAccessLayers("model", "records")
        .whereLayer("trainer")
        .mayOnlyAccessLayers("model")
        .whereLayer("datasets")
        .mayOnlyAccessLayers("model")
        .whereLayer("scheduler")
        .mayOnlyAccessLayers("model", "trainer")
        .whereLayer("scoring-api")
        .mayOnlyAccessLayers("model", "records")
        .whereLayer("notebooks-export")
        .mayOnlyAccessLayers("model", "trainer")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .because("what two modules share is a notion of the model")
        .check(Product.CLASSES);
  }
}

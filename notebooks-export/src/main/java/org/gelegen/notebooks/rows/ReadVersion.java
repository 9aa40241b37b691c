package org.gelegen.notebooks.rows;

import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.registry.ModelVersion;

/** A registered version whose serving form could be read. */
public record ReadVersion(ModelVersion version, CompiledModel model) {}

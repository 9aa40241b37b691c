package org.gelegen.model.decision;

import org.gelegen.model.compiled.CompiledModel;

/**
 * A model that is ready to serve.
 *
 * @param name the version's name, such as {@code noorderlicht-12}
 */
public record LoadedModel(String name, CompiledModel model) {}

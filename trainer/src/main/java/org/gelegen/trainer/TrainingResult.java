package org.gelegen.trainer;

import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.trainer.promotion.Verdict;

/**
 * What a training came to.
 *
 * @param version as registered, champion or not
 * @param model the serving form, as the registry has it
 * @param verdict whether it became champion, and why
 */
public record TrainingResult(ModelVersion version, CompiledModel model, Verdict verdict) {}

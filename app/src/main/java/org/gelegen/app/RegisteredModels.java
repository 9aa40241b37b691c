package org.gelegen.app;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.LoadedModel;
import org.gelegen.model.decision.ModelSource;
import org.gelegen.model.decision.ShadowStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.trainer.PriorModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of the registry that are asked for, each loaded once; the segment table for clients
 * without a champion, and where it cannot be read, in its place.
 */
final class RegisteredModels implements ModelSource {
  /** What decisions are said to be made with while a client has no model of its own. */
  static final String WITHOUT_MODEL = "none";

  private static final Logger LOG = LoggerFactory.getLogger(RegisteredModels.class);

  private final ModelRegistry registry;
  private final ShadowStore shadows;
  private final LoadedModel prior =
      new LoadedModel(
          WITHOUT_MODEL, PriorModels.segmentTable(), new LoadedModel.Fitness.NoChampion());
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Map<ClientId, LoadedModel> loaded = new ConcurrentHashMap<>();
  private final Map<String, LoadedModel> byName = new ConcurrentHashMap<>();

  RegisteredModels(ModelRegistry registry, ShadowStore shadows) {
    this.registry = registry;
    this.shadows = shadows;
  }

  @Override
  public LoadedModel current(ClientId client) {
    Optional<ModelVersion> champion = registry.findChampion(client);
    if (champion.isEmpty()) {
      return prior;
    }
    ModelVersion version = champion.get();
    try {
      return loaded.compute(
          client,
          (_, known) ->
              known != null && known.name().equals(version.name()) ? known : load(client, version));
    } catch (DamagedModelException e) {
      if (told.add(version.name())) {
        LOG.warn(
            "the champion of {} cannot be read, and is asked nothing: {}", client, e.getMessage());
      }
      return new LoadedModel(
          WITHOUT_MODEL, prior.model(), new LoadedModel.Fitness.Damaged(version.name(), e));
    }
  }

  @Override
  public Optional<LoadedModel> find(ClientId client, int number) {
    return registry
        .find(client, number)
        .map(version -> byName.computeIfAbsent(version.name(), _ -> load(client, version)));
  }

  @Override
  public Optional<LoadedModel> shadow(ClientId client) {
    return shadows.find(client).flatMap(shadow -> find(client, shadow.number()));
  }

  @Override
  public Optional<LoadedModel> find(ClientId client, String name) {
    if (name.equals(WITHOUT_MODEL)) {
      return Optional.of(prior);
    }
    String number = name.substring(name.lastIndexOf('-') + 1);
    return number.matches("[1-9][0-9]{0,8}")
        ? find(client, Integer.parseInt(number)).filter(model -> model.name().equals(name))
        : Optional.empty();
  }

  private LoadedModel load(ClientId client, ModelVersion version) {
    byte[] bytes = registry.loadCompiled(client, version.number());
    try {
      return new LoadedModel(version.name(), CompiledModelFormat.read(bytes));
    } catch (DamagedModelException e) {
      throw DamagedModelException.of(version.number(), client, e);
    }
  }
}

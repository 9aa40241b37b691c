package org.gelegen.model.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.workflows.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * A client's own settings. {@link #defaults()} work without any.
 *
 * @param rulePack the name of a rule pack, such as {@code nl}, that counts beside the client's
 *     country's, or alone where the country has none; absent: the country's alone
 * @param capacity contacts per channel and hour; a channel that is absent has no limit
 * @param nightlyBudget what one night's contacts may cost at most, in the client's currency;
 *     absent: no limit
 * @param costs per channel, what one contact costs, in the client's currency
 * @param shareRecoverable the share of the amount at stake that a response brings, in [0, 1]
 * @param costOfHarm what a complaint or an opt-out costs, in the client's currency
 * @param responseWindow how long after a contact a payment counts as its response
 * @param explorationShare the share of decisions drawn among the actions close to the best, in [0,
 *     0.5]
 * @param pooling whether the client consents to a model shared with other clients
 * @param channels the channels the client uses at all
 * @param caps stricter caps than the rule pack's
 * @param contactHours stricter hours than the rule pack's, per channel, in local time
 * @param texts templates by name
 * @param training how training is bounded
 * @param experiments what is compared, and the share of debtors that is left alone
 * @param collectionCosts how the costs that debtors may be charged are counted
 * @param letters the house style of letters
 * @param retention how long what is kept
 * @param courtesies which contacts are made that nothing is expected of
 * @param payments where debtors pay
 * @param workflows contacts that follow from a case's age, for those whom no model decides for; the
 *     first whose segment a debtor is in serves it
 */
public record ClientSettings(
    @Nullable String rulePack,
    Map<Channel, HourlyCapacity> capacity,
    @Nullable BigDecimal nightlyBudget,
    Map<Channel, BigDecimal> costs,
    double shareRecoverable,
    BigDecimal costOfHarm,
    Duration responseWindow,
    double explorationShare,
    boolean pooling,
    Set<Channel> channels,
    List<ContactCap> caps,
    Map<Channel, Hours> contactHours,
    Map<String, TextTemplate> texts,
    TrainingSettings training,
    ExperimentSettings experiments,
    CollectionCostSettings collectionCosts,
    LetterSettings letters,
    RetentionSettings retention,
    CourtesySettings courtesies,
    PaymentSettings payments,
    List<Workflow> workflows) {

  public ClientSettings {
    workflows = List.copyOf(workflows);
    capacity = enumMap(capacity);
    costs = enumMap(costs);
    channels = Set.copyOf(channels);
    caps = List.copyOf(caps);
    contactHours = enumMap(contactHours);
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    require(shareRecoverable >= 0 && shareRecoverable <= 1, "shareRecoverable", "in [0, 1]");
    require(explorationShare >= 0 && explorationShare <= 0.5, "explorationShare", "in [0, 0.5]");
    require(costOfHarm.signum() >= 0, "costOfHarm", "not negative");
    require(nightlyBudget == null || nightlyBudget.signum() >= 0, "nightlyBudget", "not negative");
    require(costs.values().stream().allMatch(cost -> cost.signum() >= 0), "costs", "not negative");
    require(
        responseWindow.compareTo(Duration.ofDays(1)) >= 0
            && responseWindow.compareTo(Duration.ofDays(90)) <= 0,
        "responseWindow",
        "from P1D to P90D");
    require(!channels.isEmpty(), "channels", "at least one");
    require(
        workflows.stream().map(Workflow::name).distinct().count() == workflows.size(),
        "workflows",
        "named each by a name of its own");
  }

  /** Settings without experiments, with what is usual for the rest. */
  public ClientSettings(
      @Nullable String rulePack,
      Map<Channel, HourlyCapacity> capacity,
      @Nullable BigDecimal nightlyBudget,
      Map<Channel, BigDecimal> costs,
      double shareRecoverable,
      BigDecimal costOfHarm,
      Duration responseWindow,
      double explorationShare,
      boolean pooling,
      Set<Channel> channels,
      List<ContactCap> caps,
      Map<Channel, Hours> contactHours,
      Map<String, TextTemplate> texts,
      TrainingSettings training) {
    this(
        rulePack,
        capacity,
        nightlyBudget,
        costs,
        shareRecoverable,
        costOfHarm,
        responseWindow,
        explorationShare,
        pooling,
        channels,
        caps,
        contactHours,
        texts,
        training,
        ExperimentSettings.none(),
        CollectionCostSettings.defaults(),
        LetterSettings.defaults(),
        RetentionSettings.defaults(),
        CourtesySettings.none(),
        PaymentSettings.none(),
        List.of());
  }

  /** The same settings with these experiments. */
  public ClientSettings with(ExperimentSettings others) {
    return changed(draft -> draft.experiments = others);
  }

  /** The same settings with or without consent to pooling. */
  public ClientSettings withPooling(boolean consents) {
    return changed(draft -> draft.pooling = consents);
  }

  /** The same settings with collection costs that are counted like this. */
  public ClientSettings with(CollectionCostSettings others) {
    return changed(draft -> draft.collectionCosts = others);
  }

  /** The same settings with letters of this style. */
  public ClientSettings with(LetterSettings others) {
    return changed(draft -> draft.letters = others);
  }

  /** The same settings with these periods of retention. */
  public ClientSettings with(RetentionSettings others) {
    return changed(draft -> draft.retention = others);
  }

  /** The same settings with these courtesies. */
  public ClientSettings with(CourtesySettings others) {
    return changed(draft -> draft.courtesies = others);
  }

  /** The same settings with this page to pay on. */
  public ClientSettings with(PaymentSettings others) {
    return changed(draft -> draft.payments = others);
  }

  /** The same settings with these workflows. */
  public ClientSettings withWorkflows(List<Workflow> others) {
    return changed(draft -> draft.workflows = others);
  }

  private ClientSettings changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** Settings of which some are about to change: the one place that copies them. */
  private static final class Draft {
    private @Nullable String rulePack;
    private Map<Channel, HourlyCapacity> capacity;
    private @Nullable BigDecimal nightlyBudget;
    private Map<Channel, BigDecimal> costs;
    private double shareRecoverable;
    private BigDecimal costOfHarm;
    private Duration responseWindow;
    private double explorationShare;
    private boolean pooling;
    private Set<Channel> channels;
    private List<ContactCap> caps;
    private Map<Channel, Hours> contactHours;
    private Map<String, TextTemplate> texts;
    private TrainingSettings training;
    private ExperimentSettings experiments;
    private CollectionCostSettings collectionCosts;
    private LetterSettings letters;
    private RetentionSettings retention;
    private CourtesySettings courtesies;
    private PaymentSettings payments;
    private List<Workflow> workflows;

    private Draft(ClientSettings from) {
      rulePack = from.rulePack;
      capacity = from.capacity;
      nightlyBudget = from.nightlyBudget;
      costs = from.costs;
      shareRecoverable = from.shareRecoverable;
      costOfHarm = from.costOfHarm;
      responseWindow = from.responseWindow;
      explorationShare = from.explorationShare;
      pooling = from.pooling;
      channels = from.channels;
      caps = from.caps;
      contactHours = from.contactHours;
      texts = from.texts;
      training = from.training;
      experiments = from.experiments;
      collectionCosts = from.collectionCosts;
      letters = from.letters;
      retention = from.retention;
      courtesies = from.courtesies;
      payments = from.payments;
      workflows = from.workflows;
    }

    private ClientSettings settings() {
      return new ClientSettings(
          rulePack,
          capacity,
          nightlyBudget,
          costs,
          shareRecoverable,
          costOfHarm,
          responseWindow,
          explorationShare,
          pooling,
          channels,
          caps,
          contactHours,
          texts,
          training,
          experiments,
          collectionCosts,
          letters,
          retention,
          courtesies,
          payments,
          workflows);
    }
  }

  /** Settings that do for a client that never set any. */
  public static ClientSettings defaults() {
    Map<Channel, BigDecimal> costs = new EnumMap<>(Channel.class);
    costs.put(Channel.PHONE, new BigDecimal("4.50"));
    costs.put(Channel.IVR, new BigDecimal("0.25"));
    costs.put(Channel.SMS, new BigDecimal("0.09"));
    costs.put(Channel.WHATSAPP, new BigDecimal("0.08"));
    costs.put(Channel.EMAIL, new BigDecimal("0.02"));
    costs.put(Channel.LETTER, new BigDecimal("1.25"));
    costs.put(Channel.PORTAL, new BigDecimal("0.01"));
    return new ClientSettings(
        null,
        Map.of(),
        null,
        costs,
        0.8,
        new BigDecimal("50.00"),
        Duration.ofDays(14),
        0.05,
        false,
        Set.of(Channel.values()),
        List.of(),
        Map.of(),
        Map.of(),
        TrainingSettings.defaults());
  }

  /** What one contact over {@code channel} costs; zero where the client named no cost. */
  public BigDecimal cost(Channel channel) {
    return costs.getOrDefault(channel, BigDecimal.ZERO);
  }

  /**
   * The capacity of {@code channel} in the local hour from {@code hour}, or {@link
   * Integer#MAX_VALUE}.
   */
  public int capacity(Channel channel, int hour) {
    HourlyCapacity limits = capacity.get(channel);
    return limits == null ? Integer.MAX_VALUE : limits.at(hour);
  }

  private static <V> Map<Channel, V> enumMap(Map<Channel, V> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(map));
  }

  private static void require(boolean condition, String name, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(name + " must be " + allowed);
    }
  }

  /**
   * How many contacts a channel carries in each hour of the client's local day.
   *
   * @param perHour for every hour that is not named in {@code hours}, not negative
   * @param hours by hour of the day, 0 to 23
   */
  public record HourlyCapacity(int perHour, Map<Integer, Integer> hours) {
    public HourlyCapacity {
      hours = Collections.unmodifiableMap(new TreeMap<>(hours));
      require(perHour >= 0, "perHour", "not negative");
      require(
          hours.keySet().stream().allMatch(hour -> hour >= 0 && hour <= 23), "hours", "0 to 23");
      require(hours.values().stream().allMatch(n -> n >= 0), "hours", "not negative");
    }

    int at(int hour) {
      return hours.getOrDefault(hour, perHour);
    }
  }

  /**
   * At most {@code contacts} in any {@code within}.
   *
   * @param channels the channels that count, empty: all together
   */
  public record ContactCap(int contacts, Duration within, Set<Channel> channels) {
    public ContactCap {
      channels = Set.copyOf(channels);
      require(contacts >= 0, "contacts", "not negative");
      require(
          within.compareTo(Duration.ofHours(1)) >= 0 && within.compareTo(Duration.ofDays(31)) <= 0,
          "within",
          "from PT1H to P31D");
    }
  }

  /** A stretch of the local day, from inclusive to exclusive. */
  public record Hours(LocalTime from, LocalTime to) {
    public Hours {
      require(from.isBefore(to), "from", "before to");
    }
  }

  /**
   * A text of the client.
   *
   * @param subject for e-mail, absent elsewhere
   * @param body with {@code {{name}}} places to fill
   */
  public record TextTemplate(String language, @Nullable String subject, String body) {}

  /**
   * How training is bounded.
   *
   * @param maxExamples how many of the newest contacts a head is fitted on at most
   * @param seed where every random choice of training starts from
   */
  public record TrainingSettings(int maxExamples, long seed) {
    public TrainingSettings {
      require(maxExamples >= 1000, "maxExamples", "at least 1000");
    }

    public static TrainingSettings defaults() {
      return new TrainingSettings(200_000, 20_250_101L);
    }
  }
}

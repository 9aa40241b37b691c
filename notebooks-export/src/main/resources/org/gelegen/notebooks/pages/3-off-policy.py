# %% [markdown]
# # Would another version have chosen better?
#
# Some decisions were drawn by chance among several actions of a day, with probabilities that were
# written down. From these one can estimate what a version's own choices would have brought, without
# trying it out. A decision counts by intention: whatever became of its contact. To *wait* is not
# judged, since waiting is not drawn.
# %% load
# %%
decisions = load("decisions")
choices = load("choices")
known = decisions.dropna(subset=["reward", "day_propensity"])
drawn = known[known["day_options"] > 1]
print(
    f"{len(decisions):,} decisions, {len(known):,} of which it is known what they brought, "
    f"{len(drawn):,} of them drawn among several actions of the day"
)
decisions.groupby(["kind", decisions["origin"].fillna("-")]).size().rename("decisions").to_frame()
# %% [markdown]
# ## Were the propensities right?
#
# Over all decisions, 1 / propensity of the chosen action over the number of options of its day has
# mean 1. A mean far from 1 says that something is wrong with the log, and with every estimate below.
# %%
if len(known):
    ratio = 1 / (known["day_propensity"] * known["day_options"])
    spread = 1.96 * ratio.std() / np.sqrt(len(ratio)) if len(ratio) > 1 else np.nan
    print(f"mean {ratio.mean():.3f} ± {spread:.3f} over {len(ratio):,} decisions")
    known["day_propensity"].plot.hist(bins=20, figsize=(8, 3)).set_xlabel("propensity on the day")
    plt.show()
else:
    print("nothing is known yet of what decisions brought")
# %% [markdown]
# ## The estimates
#
# With w = 1 / propensity where a version would have chosen what was chosen and 0 elsewhere, r the
# reward, q what was expected of the logged action, v what is expected of the version's choice:
#
# | | is | believe it when |
# | --- | --- | --- |
# | `ips` | mean of w r | propensities are right and no weight is huge |
# | `snips` | Σ w r / Σ w | as `ips`; steadier |
# | `dr` | mean of v + w (r − q) | propensities or expectations are right; the first to look at |
#
# Versions are judged on different decisions, each on those that it has not seen, so what they are
# worth is not compared between them: only how much more it is than what was done on the same ones.
#
# Intervals come from drawing debtors again, 500 times. `ess` is how many decisions an estimate
# effectively hangs on: below 50 it tells nothing. A version that has *seen* the decisions flatters
# itself, so only those it has not seen count.
# %%
RESAMPLES = 500
AT_ONCE = 2_000_000  # drawn numbers in memory
MORE = "dr, more than what was done"
FEWEST = 50
rng = np.random.default_rng(1)


def estimates(table):
    """The estimates of one version over rows with w, r, q and v, as arrays over resamples."""
    debtors, index = np.unique(table["debtor"], return_inverse=True)
    columns = {
        "n": np.ones(len(table)),
        "w": table["w"],
        "wr": table["w"] * table["r"],
        "dr": table["v"] + table["w"] * (table["r"] - table["q"]),
        "r": table["r"],
    }
    sums = {name: np.bincount(index, weights=cells.to_numpy() if hasattr(cells, "to_numpy") else cells)
            for name, cells in columns.items()}
    cells = np.column_stack(list(sums.values()))
    blocks = [cells.sum(axis=0, keepdims=True)]
    block = max(1, AT_ONCE // len(debtors))
    for start in range(0, RESAMPLES, block):
        draws = rng.poisson(1, size=(min(block, RESAMPLES - start), len(debtors)))
        blocks.append(draws @ cells)
    totals = dict(zip(sums, np.vstack(blocks).T))
    n = np.maximum(totals["n"], 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "what was done": totals["r"] / n,
            "ips": totals["wr"] / n,
            "snips": totals["wr"] / totals["w"],
            "dr": totals["dr"] / n,
            MORE: (totals["dr"] - totals["r"]) / n,
        }


def interval(values):
    low, high = np.nanpercentile(values[1:], [2.5, 97.5])
    return {"value": values[0], "low": low, "high": high}


judged = choices[~choices["seen"].astype(bool)].merge(
    known[["decision", "debtor", "day_propensity", "reward", "expected"]],
    on="decision",
    suffixes=("_choice", ""),
)
judged = judged.dropna(subset=["expected", "expected_choice"])
judged = judged.assign(
    w=np.where(judged["same"].astype(bool), 1 / judged["day_propensity"], 0.0),
    r=judged["reward"],
    q=judged["expected"],
    v=judged["expected_choice"],
)
lines = []
for version, table in judged.groupby("version"):
    ess = table["w"].sum() ** 2 / max((table["w"] ** 2).sum(), 1e-12)
    for name, values in estimates(table).items():
        lines.append(
            {
                "version": version,
                "estimate": name,
                **interval(values),
                "decisions": len(table),
                "ess": ess,
                "usable": ess >= FEWEST or name == "what was done",
            }
        )
results = pd.DataFrame(lines)
if len(results):
    display(results.set_index(["version", "estimate"]).round(2))
else:
    print(
        "no estimate: it takes decisions whose outcome is known and that an exported version has "
        "not seen, since the reward is expected by a version that does not know it"
    )
# %%
usable = results[(results["estimate"] == MORE) & results["usable"]] if len(results) else results
if len(usable):
    figure, axis = plt.subplots(figsize=(8, 1 + 0.6 * len(usable)))
    places = np.arange(len(usable))
    axis.errorbar(
        usable["value"],
        places,
        xerr=[usable["value"] - usable["low"], usable["high"] - usable["value"]],
        fmt="o",
        capsize=4,
    )
    axis.axvline(0, color="grey", linestyle="--", label="what was done")
    axis.set_yticks(places, usable["version"])
    axis.set_xlabel(f"worth of a decision more than what was done ({CURRENCY}), doubly robust, 95 %")
    axis.legend()
    plt.tight_layout()
    plt.show()
else:
    print("no version has a usable estimate: the log cannot tell")
# %% [markdown]
# ## For `gelegen evaluate`
#
# The same log in the form that the command reads: `decisions-for-evaluate.csv`, in this folder.
# `gelegen evaluate --log decisions-for-evaluate.csv --all-policies` gives seven estimators.
# %%
if len(judged):
    log = known.set_index("decision").loc[judged["decision"].unique()]
    action = log["channel"] + "@" + log["slot_start"].dt.strftime("%Y-%m-%dT%H:%MZ")
    table = pd.DataFrame(
        {"action": action, "propensity": log["day_propensity"], "reward": log["reward"], "q_hat": log["expected"]}
    )
    for number, (version, rows) in enumerate(judged.groupby("version")):
        rows = rows.set_index("decision")
        if len(rows) == len(table):
            table[f"pi_{version}"] = rows["same"].astype(float).reindex(table.index)
            table[f"v_{version}"] = rows["v"].reindex(table.index)
    table.to_csv("decisions-for-evaluate.csv", index=False)
    print(f"{len(table):,} rows")

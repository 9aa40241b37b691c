# %% [markdown]
# # Versions side by side
#
# What each version says of contacts that were made, and what came of them. A version may have
# learned from what it has *seen*, so versions are compared on contacts that none of them has seen;
# where there are too few of these, the tables below say so.
# %% load
# %%
versions = load("versions")
contacts = load("contacts")
predictions = load("predictions")
versions[["version", "trained_at", "as_of", "champion", "exported"]]
# %% [markdown]
# ## As they were measured in training
#
# On later contacts than the judged half had seen. `low` and `high` are the ends of 95 % intervals.
# %%
metrics = load("metrics")
shown = metrics[metrics["metric"].str.match(r"^(reach|response|harm|selfCure)\.(auc|logloss|ece)$")]
if len(shown):
    display(shown.pivot(index="metric", columns="version", values="value").round(4))
else:
    print("no version has metrics: none had enough later contacts to be judged by")
# %% [markdown]
# ## On later contacts
#
# A head's labels: `reach` on all contacts whose reach is known, `response_if_reached` on those that
# reached, `harm` on all whose harm is known.
# %%
FEWEST = 100
labelled = predictions.merge(
    contacts[["contact", "debtor", "channel", "at", "reached", "answered", "harmed"]], on="contact"
)
unseen = labelled.groupby("contact")["seen"].transform(lambda seen: not seen.astype(bool).any())
later = labelled[unseen.astype(bool)] if len(labelled) else labelled
fair = later["contact"].nunique() >= FEWEST
if not fair:
    print(
        f"only {later['contact'].nunique()} contacts were made since the newest version's data ended: "
        "what follows is on all contacts, which the versions have learned from, and flatters them"
    )
judged = later if fair else labelled


def head(name):
    """Predictions and outcomes of a head, as (version, channel, p, y)."""
    if name == "reach":
        rows, label = judged, "reached"
    elif name == "response_if_reached":
        rows, label = judged[judged["reached"].fillna(False).astype(bool)], "answered"
    else:
        rows, label = judged, "harmed"
    rows = rows.dropna(subset=[label])
    return pd.DataFrame(
        {
            "version": rows["version"],
            "channel": rows["channel"],
            "p": rows[name].astype(float),
            "y": rows[label].astype(float),
        }
    )


def auc(table):
    """The probability that a yes is scored above a no; halves for ties."""
    yes, no = int(table["y"].sum()), int((1 - table["y"]).sum())
    if not yes or not no:
        return np.nan
    return (table["p"].rank()[table["y"] == 1].sum() - yes * (yes + 1) / 2) / (yes * no)


def log_loss(table):
    p = table["p"].clip(1e-12, 1 - 1e-12)
    return -(table["y"] * np.log(p) + (1 - table["y"]) * np.log(1 - p)).mean()


HEADS = ["reach", "response_if_reached", "harm"]
lines = []
for name in HEADS:
    for version, table in head(name).groupby("version"):
        lines.append(
            {
                "head": name,
                "version": version,
                "contacts": len(table),
                "rate": table["y"].mean(),
                "mean prediction": table["p"].mean(),
                "AUC": auc(table),
                "log-loss": log_loss(table),
            }
        )
comparison = pd.DataFrame(lines)
if len(comparison):
    display(comparison.set_index(["head", "version"]).round(4))
else:
    print("nothing to compare: no model was exported, or nothing is known of the contacts yet")
# %% [markdown]
# ## Do the probabilities come true?
#
# Contacts in ten groups of rising prediction; a version that means what it says lies on the line.
# %%
figure, axes = plt.subplots(1, len(HEADS), figsize=(12, 4))
for axis, name in zip(axes, HEADS):
    table = head(name)
    top = max(0.05, float(table["p"].max())) if len(table) else 1
    axis.plot([0, top], [0, top], color="grey", linewidth=1)
    for version, rows in table.groupby("version"):
        if len(rows) >= FEWEST:
            groups = rows.groupby(pd.qcut(rows["p"].rank(method="first"), 10, labels=False))
            axis.plot(groups["p"].mean(), groups["y"].mean(), marker="o", label=version)
    axis.set_title(name)
    axis.set_xlabel("predicted")
    axis.set_ylabel("came true")
    axis.legend(fontsize="small")
plt.tight_layout()
plt.show()
# %% [markdown]
# ## Where two versions disagree
# %%
wide = judged.pivot_table(index="contact", columns="version", values="reach", aggfunc="first")
if wide.shape[1] >= 2:
    one, other = wide.columns[-2], wide.columns[-1]
    axis = wide.plot.scatter(x=one, y=other, s=4, alpha=0.3, figsize=(5, 5))
    axis.plot([0, 1], [0, 1], color="grey", linewidth=1)
    axis.set_title("predicted reach of the same contacts")
    plt.show()
else:
    print("there is one version at most: nothing to disagree")

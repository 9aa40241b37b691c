# %% [markdown]
# # What happened
#
# Contacts, what became of them, and what came in. Every column is described in `README.md` and
# `dictionary.json` beside this folder.
# %% load
# %%
contacts = load("contacts")
payments = load("payments")
outcomes = load("outcomes")
outbound = contacts[contacts["direction"] == "outbound"].copy()
print(
    f"{len(contacts):,} contacts with {contacts['debtor'].nunique():,} debtors, "
    f"{len(outbound):,} of them outbound; {len(payments):,} payments of "
    f"{payments['amount'].sum():,.2f} {CURRENCY} together"
)
# %% [markdown]
# ## By channel
#
# Rates are shares of those contacts of which it is known: the newest are left out until their
# window is over. A contact is *answered for* when a payment, a promise, an arrangement or
# self-service follows within the response window and before the next contact on the case.
# %%
LABELS = ["reached", "answered", "harmed"]


def rates(table, by):
    """Contacts, cost and the share of each label, for the groups of `by`."""
    grouped = table.groupby(by)
    result = pd.DataFrame({"contacts": grouped.size(), "mean cost": grouped["cost"].mean()})
    for label in LABELS:
        result[label] = grouped[label].apply(lambda flags: flags.dropna().astype(float).mean())
    return result


if len(outbound):
    by_channel = rates(outbound, "channel").sort_values("contacts", ascending=False)
    display(by_channel.round(3))
else:
    by_channel = pd.DataFrame(columns=LABELS)
    print("no contact was made yet")
# %%
if by_channel[LABELS].notna().any(axis=None):
    by_channel[LABELS].plot.bar(subplots=True, layout=(1, 3), figsize=(12, 3), legend=False, rot=45)
    plt.suptitle("Share of contacts by channel")
    plt.tight_layout()
    plt.show()
else:
    print("nothing is known yet of what became of contacts")
# %% [markdown]
# ## By hour and weekday, where the debtor lives
#
# Hours with few contacts are left blank. What this shows is whom the creditor called when, as well
# as when people answer: the two are told apart by the model and not by this picture.
# %%
FEWEST = 20
grid = outbound.dropna(subset=["reached"]).assign(reached=lambda t: t["reached"].astype(float))
if len(grid):
    counts = grid.pivot_table(index="local_weekday", columns="local_hour", values="reached", aggfunc="size")
    shares = grid.pivot_table(index="local_weekday", columns="local_hour", values="reached", aggfunc="mean")
    shares = shares.where(counts >= FEWEST).reindex(index=range(1, 8))
    figure, axis = plt.subplots(figsize=(10, 3.5))
    image = axis.imshow(shares.to_numpy(dtype=float), aspect="auto", vmin=0, vmax=1, cmap="viridis")
    axis.set_xticks(range(shares.shape[1]), shares.columns)
    axis.set_yticks(range(7), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    axis.set_xlabel("hour")
    axis.set_title("Share reached")
    figure.colorbar(image)
    plt.show()
else:
    print("nothing is known yet of whom contacts reached")
# %% [markdown]
# ## Week by week
# %%
weekly = []
if len(outbound):
    by_week = outbound.groupby(["channel", pd.Grouper(key="at", freq="W")]).size().unstack(0)
    weekly.append(("Contacts a week", by_week.resample("W").sum()))
if len(payments):
    money = payments.set_index("at")["amount"].resample("W").sum()
    weekly.append((f"Money that came in a week ({CURRENCY})", money))
if weekly:
    figure, axes = plt.subplots(len(weekly), 1, figsize=(10, 2.5 * len(weekly)), sharex=True, squeeze=False)
    for axis, (title, table) in zip(axes[:, 0], weekly):
        table.plot(ax=axis)
        axis.set_title(title)
    plt.tight_layout()
    plt.show()
if not len(payments):
    print("no payment came in yet")
# %% [markdown]
# ## What outcomes were told
# %%
results = outcomes.merge(contacts[["contact", "channel"]], on="contact", how="left")
if len(results):
    display(pd.crosstab(results["result"], results["channel"].fillna("(unknown)")))
else:
    print("no outcome was told yet")
# %% [markdown]
# ## How often the same debtor
# %%
per_debtor = outbound.groupby("debtor").size()
if len(per_debtor):
    axis = per_debtor.plot.hist(bins=min(40, max(1, int(per_debtor.max()))), figsize=(8, 3))
    axis.set_xlabel("outbound contacts with one debtor")
    axis.set_ylabel("debtors")
    plt.show()
    display(per_debtor.describe().round(1))

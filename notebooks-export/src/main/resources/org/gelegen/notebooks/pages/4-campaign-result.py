# %% [markdown]
# # What campaigns and experiments brought
#
# What was planned, what places were worth, what was left out, what became of what was planned,
# whether it came out as predicted, and what experiments say of the difference that the product
# makes. Only an experiment says that: who is contacted and who is not differ in more than the
# contact.
# %% load
# %%
campaigns = load("campaigns")
planned = load("planned_contacts")
contacts = load("contacts")
print(f"{len(campaigns):,} campaigns with {len(planned):,} planned contacts")
if len(campaigns):
    columns = ["date", "model_version", "value", "upper_bound", "week_gap", "budget", "budget_planned", "budget_price"]
    display(campaigns[columns].tail(14).round(4))
# %% [markdown]
# ## What became of what was planned
# %%
if len(planned):
    nights = planned.merge(campaigns[["campaign", "date"]], on="campaign")
    display(pd.crosstab(nights["channel"], nights["status"], margins=True))
    pd.crosstab(nights["date"], nights["channel"]).plot.bar(stacked=True, figsize=(10, 3.5))
    plt.title("Planned contacts by date")
    plt.tight_layout()
    plt.show()
else:
    print("no campaign was committed yet")
# %% [markdown]
# ## What one more contact would have brought
#
# By channel and hour of the client's day, over the last fourteen campaigns. Where it is dear, one
# more agent or a higher limit pays; 0 says that there was room. Hours without a limit have no price.
# Prices hold for a few more contacts and not for ten times as many.
# %%
latest = campaigns.tail(14)[["campaign", "date", "week_value"]]
prices = load("plan_prices").merge(latest, on="campaign")
if len(prices):
    by_hour = prices.pivot_table(index="channel", columns="hour", values="price", aggfunc="mean")
    by_hour = by_hour.reindex(columns=range(24))
    figure, axis = plt.subplots(figsize=(10, 1.5 + 0.5 * len(by_hour)))
    axis.set_facecolor("lightgrey")
    picture = axis.imshow(by_hour, aspect="auto", vmin=0)
    axis.set_xticks(range(24))
    axis.set_yticks(range(len(by_hour)), by_hour.index)
    axis.set_xlabel("hour of the client's day; grey: no limit")
    figure.colorbar(picture, label=CURRENCY)
    axis.set_title("Mean price of one more contact")
    plt.tight_layout()
    plt.show()
    dear = prices[prices["price"] > 0].groupby(["channel", "hour"])
    display(dear[["capacity", "wanted", "planned", "price"]].mean().nlargest(10, "price").round(2))
else:
    print("no hour of the last campaigns had a limit, or nothing was kept of their plans")
# %% [markdown]
# ## What was left out, and why
#
# What rules took out, in debtors a night: for how many a rule took out anything, and how many of them
# were left with nothing at all, by it or together with others. Rules overlap: do not add them up.
# %%
nights_told = int(latest["week_value"].notna().sum())
exclusions = load("plan_exclusions").merge(latest, on="campaign")
if len(exclusions):
    by_rule = exclusions.groupby("rule")[["debtors", "stopped"]].sum() / nights_told
    by_rule = by_rule.rename(columns={"debtors": "something taken out", "stopped": "left with nothing"})
    by_rule.sort_values("something taken out").plot.barh(figsize=(10, 1.5 + 0.5 * len(by_rule)))
    plt.xlabel("debtors a night")
    plt.ylabel("")
    plt.legend(loc="lower right")
    plt.title("What rules took out")
    plt.tight_layout()
    plt.show()
else:
    print("rules took out nothing in the last campaigns, or nothing was kept of their plans")
left_out = load("plan_left_out").merge(latest, on="campaign")
if len(left_out):
    display(left_out.pivot_table(index="date", columns="reason", values="debtors", aggfunc="sum"))
# %% [markdown]
# ## As predicted?
#
# Contacts that were made, beside what was predicted when they were planned.
# %%
made = planned.merge(contacts[["contact", "reached", "answered", "harmed"]], on="contact", how="inner")
lines = []
for channel, rows in made.groupby("channel"):
    line = {"channel": channel, "made": len(rows)}
    for label, predicted in (("reached", "reach"), ("answered", "response"), ("harmed", "harm")):
        told = rows.dropna(subset=[label])
        line[f"{predicted} predicted"] = told[predicted].mean()
        line[f"{predicted} came true"] = told[label].astype(float).mean()
    lines.append(line)
if lines:
    display(pd.DataFrame(lines).set_index("channel").round(3))
else:
    print("none of the planned contacts was made by the time of the export")
# %% [markdown]
# ## What was decided brought
#
# The reward of decisions whose outcome is known, by intention, a night's campaign at a time.
# %%
decisions = load("decisions")
known = decisions.dropna(subset=["reward"])
if len(known):
    by_day = known.groupby(known["at"].dt.tz_convert(ZONE).dt.date)
    display(by_day[["reward", "expected"]].agg(["count", "mean"]).tail(14).round(2))
    by_day["reward"].mean().plot(marker="o", figsize=(10, 3))
    plt.title(f"Mean reward of a decision ({CURRENCY})")
    plt.show()
else:
    print("nothing is known yet of what decisions brought")
# %% [markdown]
# ## Experiments
#
# By intention to treat: a debtor counts for the arm that it drew, whatever became of it. The inner
# interval holds for one look that was planned beforehand, the outer one for any number of looks.
# %%
experiments = load("experiments")
results = load("experiment_results")
if len(experiments):
    display(experiments)
    display(load("exposures").groupby(["experiment", "arm"]).size().rename("debtors").to_frame())
    broken = experiments[~experiments["trusted"].astype(bool)].drop_duplicates("experiment")
    for row in broken.itertuples():
        print(
            f"{row.experiment}: the arms do not hold as many debtors as chance would give them"
            f" (p = {row.split_p:.2g}), so no figure of it means anything and no difference is told"
        )
else:
    print("no experiments in the settings")
# %%
arms = results[results["compared_with"].isna()]
if len(arms):
    display(arms.pivot_table(index=["experiment", "metric", "unit"], columns="arm", values="value").round(3))
differences = results.dropna(subset=["compared_with"])
for experiment, rows in differences.groupby("experiment"):
    money = rows[rows["metric"].isin(["collected", "cost", "net"])]
    if not len(money):
        continue
    figure, axis = plt.subplots(figsize=(8, 1 + 0.5 * len(money)))
    places = np.arange(len(money))
    axis.hlines(places, money["always_low"], money["always_high"], color="lightgrey", linewidth=6)
    axis.hlines(places, money["low"], money["high"], color="tab:blue", linewidth=3)
    axis.plot(money["value"], places, "ko")
    axis.axvline(0, color="grey", linestyle="--")
    axis.set_yticks(places, money["arm"] + ": " + money["metric"])
    axis.set_xlabel(f"{CURRENCY} a debtor more than {money['compared_with'].iloc[0]}")
    axis.set_title(experiment)
    plt.tight_layout()
    plt.show()
if not len(differences):
    print("no difference can be told yet")

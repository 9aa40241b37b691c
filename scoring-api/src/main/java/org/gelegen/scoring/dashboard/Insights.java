package org.gelegen.scoring.dashboard;

import org.gelegen.model.alerts.AlertLog;
import org.gelegen.scoring.dashboard.compare.VersionComparisons;
import org.gelegen.scoring.dashboard.experiments.ExperimentReports;
import org.gelegen.scoring.dashboard.overview.WeeklyFigures;
import org.gelegen.scoring.dashboard.slow.SlowWork;

/**
 * What the dashboard shows besides what requests are answered with.
 *
 * @param work works out what takes long, apart from requests
 */
public record Insights(
    ExperimentReports experiments,
    WeeklyFigures weeks,
    VersionComparisons comparisons,
    AlertLog alerts,
    SlowWork work) {}

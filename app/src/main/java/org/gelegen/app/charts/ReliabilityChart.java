package org.gelegen.app.charts;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.gelegen.model.GelegenException;
import org.gelegen.trainer.ReliabilityTable.Diagram;
import org.gelegen.trainer.evaluation.Reliability;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A reliability diagram as a picture: what came true over what was predicted, with 95 % intervals,
 * and the line on which both are equal.
 */
public final class ReliabilityChart {
  private static final int SIZE = 520;
  private static final double TWO_SIDED_95 = 1.96;

  private final Diagram diagram;

  public ReliabilityChart(Diagram diagram) {
    this.diagram = diagram;
  }

  /**
   * Draws it into {@code folder}.
   *
   * @return the file, such as {@code reach-phone.png}
   * @throws GelegenException when it cannot be written
   */
  public Path write(Path folder) {
    Path file = folder.resolve(diagram.head() + "-" + diagram.channel() + ".png");
    try {
      return Files.write(file, ChartEncoder.getBytes(chart(), "png"));
    } catch (IOException e) {
      throw new GelegenException("cannot write the picture " + file + ": " + e, e);
    }
  }

  private XYChart chart() {
    List<Reliability.Group> groups = diagram.reliability().groups();
    double most =
        groups.stream()
            .flatMapToDouble(
                group ->
                    DoubleStream.of(
                        group.predicted(), group.observed() + TWO_SIDED_95 * group.standardError()))
            .max()
            .orElse(1);
    double end = Math.min(1, most * 1.05);
    XYChart chart =
        new XYChartBuilder()
            .width(SIZE)
            .height(SIZE)
            .title(diagram.head() + ", " + diagram.channel())
            .xAxisTitle("predicted")
            .yAxisTitle("came true")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(end).setYAxisMin(0.0).setYAxisMax(end);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    XYSeries even = chart.addSeries("as predicted", new double[] {0, end}, new double[] {0, end});
    even.setMarker(SeriesMarkers.NONE).setLineColor(Color.GRAY);
    XYSeries series =
        chart.addSeries(
            groups.stream().mapToLong(Reliability.Group::n).sum() + " later contacts",
            groups.stream().mapToDouble(Reliability.Group::predicted).toArray(),
            groups.stream().mapToDouble(Reliability.Group::observed).toArray(),
            groups.stream().mapToDouble(group -> TWO_SIDED_95 * group.standardError()).toArray());
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    return chart;
  }
}

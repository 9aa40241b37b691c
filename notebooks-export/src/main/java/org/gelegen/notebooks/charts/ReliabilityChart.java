package org.gelegen.notebooks.charts;

import java.awt.Color;
import java.awt.Font;
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
  private static final double PRINTED_LARGER = 1.75;
  private static final double TWO_SIDED_95 = 1.96;

  private final Reliability reliability;
  private final Labels labels;

  /**
   * What is written on it.
   *
   * @param even what the line is called on which both are equal
   * @param shown what the points are called
   */
  public record Labels(String title, String predicted, String came, String even, String shown) {
    /** English ones for a diagram of a version. */
    static Labels of(Diagram diagram) {
      return new Labels(
          diagram.head() + ", " + diagram.channel(),
          "predicted",
          "came true",
          "as predicted",
          diagram.reliability().n() + " later contacts");
    }
  }

  /** Draws {@code reliability} with {@code labels} on it. */
  public ReliabilityChart(Reliability reliability, Labels labels) {
    this.reliability = reliability;
    this.labels = labels;
  }

  /**
   * Draws a diagram of a version into {@code folder}.
   *
   * @return the file, such as {@code reach-phone.png}
   * @throws GelegenException when it cannot be written
   */
  public static Path write(Diagram diagram, Path folder) {
    Path file = folder.resolve(diagram.head() + "-" + diagram.channel() + ".png");
    try {
      XYChart chart = new ReliabilityChart(diagram.reliability(), Labels.of(diagram)).chart(1);
      return Files.write(file, ChartEncoder.getBytes(chart, "png"));
    } catch (IOException e) {
      throw new GelegenException("cannot write the picture " + file + ": " + e, e);
    }
  }

  /** The picture as the bytes of a PNG file, large enough to be printed. */
  public byte[] png() {
    try {
      return ChartEncoder.getBytes(chart(PRINTED_LARGER), "png");
    } catch (IOException e) {
      throw new GelegenException("cannot draw " + labels.title() + ": " + e, e);
    }
  }

  private XYChart chart(double larger) {
    List<Reliability.Group> groups = reliability.groups();
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
            .width((int) (SIZE * larger))
            .height((int) (SIZE * larger))
            .title(labels.title())
            .xAxisTitle(labels.predicted())
            .yAxisTitle(labels.came())
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(end).setYAxisMin(0.0).setYAxisMax(end);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    XYSeries even = chart.addSeries(labels.even(), new double[] {0, end}, new double[] {0, end});
    even.setMarker(SeriesMarkers.NONE).setLineColor(Color.GRAY);
    XYSeries series =
        chart.addSeries(
            labels.shown(),
            groups.stream().mapToDouble(Reliability.Group::predicted).toArray(),
            groups.stream().mapToDouble(Reliability.Group::observed).toArray(),
            groups.stream().mapToDouble(group -> TWO_SIDED_95 * group.standardError()).toArray());
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    if (larger > 1) {
      enlarge(chart, larger);
    }
    return chart;
  }

  private static void enlarge(XYChart chart, double larger) {
    chart.getStyler().setChartTitleFont(larger(chart.getStyler().getChartTitleFont(), larger));
    chart.getStyler().setLegendFont(larger(chart.getStyler().getLegendFont(), larger));
    chart.getStyler().setAxisTitleFont(larger(chart.getStyler().getAxisTitleFont(), larger));
    chart
        .getStyler()
        .setAxisTickLabelsFont(larger(chart.getStyler().getAxisTickLabelsFont(), larger));
    chart.getStyler().setMarkerSize((int) (chart.getStyler().getMarkerSize() * larger));
  }

  private static Font larger(Font font, double larger) {
    return font.deriveFont((float) (font.getSize() * larger));
  }
}

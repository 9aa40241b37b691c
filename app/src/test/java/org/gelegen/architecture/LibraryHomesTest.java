package org.gelegen.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryHomesTest {
  /** The other ends of gateways, which the demonstration brings. */
  private static final String COUNTERPARTS = "org.gelegen.app.demo.counterparts..";

  @Test
  void the_model_needs_the_jdk_and_commons_math_and_no_more() {
    classes()
        .that()
        .resideInAPackage("org.gelegen.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.gelegen.model..",
            "java..",
            "javax.crypto..",
            "org.apache.commons.math3..",
            "org.jspecify..")
        .check(Product.CLASSES);
  }

  @Test
  void the_model_does_not_call_over_the_network() {
    noClasses()
        .that()
        .resideInAPackage("org.gelegen.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..")
        .check(Product.CLASSES);
  }

  @Test
  void only_storage_knows_sql() {
    only(
            "org.gelegen.storage..",
            "org.jdbi..",
            "org.postgresql..",
            "com.zaxxer.hikari..",
            "org.flywaydb..",
            "io.zonky..")
        .check(Product.CLASSES);
  }

  @Test
  void only_storage_speaks_jdbc_besides_the_alarm_clock_for_quartz_and_parquet_for_its_files() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.gelegen.storage..",
            "org.gelegen.scheduler.jobs..",
            "org.gelegen.notebooks.parquet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(Product.CLASSES);
  }

  @Test
  void only_parquet_files_are_made_by_duckdb() {
    only("org.gelegen.notebooks.parquet..", "org.duckdb..").check(Product.CLASSES);
  }

  @Test
  void only_charts_are_drawn() {
    only("org.gelegen.notebooks.charts..", "org.knowm.xchart..").check(Product.CLASSES);
  }

  @Test
  void only_the_scheduler_s_jobs_know_quartz() {
    only("org.gelegen.scheduler.jobs..", "org.quartz..").check(Product.CLASSES);
  }

  @Test
  void only_the_http_service_knows_javalin() {
    only("org.gelegen.scoring..", "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
        .check(Product.CLASSES);
  }

  @Test
  void only_reports_and_the_dashboard_have_templates() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.gelegen.notebooks.reports.pages..", "org.gelegen.scoring.dashboard..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("gg.jte..")
        .check(Product.CLASSES);
  }

  @Test
  void only_the_trainer_knows_tribuo() {
    only("org.gelegen.trainer..", "org.tribuo..", "ml.dmlc..").check(Product.CLASSES);
  }

  @Test
  void only_the_executable_knows_the_command_line() {
    only("org.gelegen.app..", "picocli..", "me.tongfei.progressbar..").check(Product.CLASSES);
  }

  @Test
  void only_text_messages_and_their_counterpart_know_smpp() {
    only(List.of("org.gelegen.scheduler.sms..", COUNTERPARTS), "org.jsmpp..")
        .check(Product.CLASSES);
  }

  @Test
  void only_the_dialer_s_gateway_takes_numbers_apart() {
    only("org.gelegen.scheduler.vicidial..", "com.google.i18n.phonenumbers..")
        .check(Product.CLASSES);
  }

  @Test
  void only_whatsapp_payment_links_and_counterparts_listen_without_the_http_service() {
    only(
            List.of(
                "org.gelegen.scheduler.listening..",
                "org.gelegen.scheduler.whatsapp..",
                "org.gelegen.scheduler.links..",
                COUNTERPARTS),
            "com.sun.net.httpserver..")
        .check(Product.CLASSES);
  }

  @Test
  void only_counterparts_are_mail_servers() {
    only(COUNTERPARTS, "com.icegreen..").check(Product.CLASSES);
  }

  @Test
  void only_letters_are_set_and_bear_codes() {
    only(
            "org.gelegen.scheduler.letters..",
            "com.openhtmltopdf..",
            "org.apache.pdfbox..",
            "org.apache.fontbox..",
            "com.google.zxing..")
        .check(Product.CLASSES);
  }

  @Test
  void only_bank_statements_are_read_as_xml() {
    only(
            "org.gelegen.records.bank..",
            "com.prowidesoftware..",
            "jakarta.xml.bind..",
            "javax.xml.stream..")
        .check(Product.CLASSES);
  }

  @Test
  void only_the_segments_know_their_expression_language() {
    only("org.gelegen.app.segments..", "dev.cel..", "com.google.common..").check(Product.CLASSES);
  }

  @Test
  void only_tests_ask_a_solver_for_exact_optima() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.ortools..")
        .check(Product.CLASSES);
  }

  @Test
  void tribuo_s_adam_is_not_used() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.tribuo.math.optimisers.Adam")
        .because("it multiplies by the root of the second moment where it should divide")
        .check(Product.CLASSES);
  }

  @Test
  void nothing_reads_serialised_java_objects() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .because("the process refuses them all")
        .check(Product.CLASSES);
  }

  private static ArchRule only(String home, String... libraries) {
    return only(List.of(home), libraries);
  }

  private static ArchRule only(List<String> homes, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}

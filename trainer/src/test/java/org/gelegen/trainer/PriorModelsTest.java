package org.gelegen.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.ModelSession;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.ActionGrid;
import org.junit.jupiter.api.Test;

class PriorModelsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final FeatureSchema WIDER =
      new FeatureSchema(
          List.of(
              new AttributeFeature(
                  AttributeFeature.Scope.DEBTOR,
                  "tenure",
                  AttributeFeature.Type.NUMBER,
                  List.of())));

  private static ModelSession ofANewDebtor(CompiledModel model, Channel channel) {
    // Ten in the morning on a Wednesday.
    Instant at = Instant.parse("2025-03-05T09:00:00Z");
    ModelSession session = model.on(ActionGrid.single(ZONE, channel, at));
    session.score(DebtorHistory.empty(new DebtorId("new"), ZONE), null, at);
    return session;
  }

  @Test
  void a_debtor_of_whom_nothing_is_known_gets_the_declared_figures() {
    ModelSession call = ofANewDebtor(PriorModels.segmentTable(), Channel.PHONE);
    assertThat(call.reach(0)).isCloseTo(0.28, within(1e-9));
    assertThat(call.responseWhenReached(0)).isCloseTo(0.34, within(1e-9));
    assertThat(call.harm(0)).isCloseTo(0.005, within(1e-9));
    // 1 − .988^10
    assertThat(call.selfCure(0)).isCloseTo(0.1137, within(1e-4));
    assertThat(ofANewDebtor(PriorModels.segmentTable(), Channel.LETTER).reach(0))
        .isCloseTo(0.95, within(1e-9));
  }

  @Test
  void attributes_of_the_client_s_own_change_nothing() {
    CompiledModel adopted = PriorModels.adopt(PriorModels.segmentTable(), WIDER);
    assertThat(ofANewDebtor(adopted, Channel.SMS).reach(0))
        .isEqualTo(ofANewDebtor(PriorModels.segmentTable(), Channel.SMS).reach(0));
  }

  @Test
  void a_model_that_knows_one_client_s_attributes_is_no_prior_for_another() {
    CompiledModel own = PriorModels.adopt(PriorModels.segmentTable(), WIDER);
    assertThatThrownBy(() -> PriorModels.adopt(own, WIDER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own attributes");
  }
}

package org.gelegen.scoring.debtors;

import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.handover.HandOver;
import org.gelegen.records.RecordCodec;
import org.gelegen.scoring.http.JsonFormat;

/** Hand-overs in JSON, the same over HTTP and in a file. */
public final class HandOverJson {
  private final JsonFormat format = new JsonFormat();
  private final RecordCodec codec;

  public HandOverJson(RecordCodec codec) {
    this.codec = codec;
  }

  /** One object, its reasons in {@code language}. */
  public byte[] write(HandOver handOver, PlainLanguage language) {
    return format.write(
        HandOverResponse.from(
            handOver, language, record -> format.mapper().readTree(codec.write(record))));
  }
}

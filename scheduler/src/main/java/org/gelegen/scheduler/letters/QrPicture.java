package org.gelegen.scheduler.letters;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws QR codes. */
final class QrPicture {
  /** Dots per module: sharp at 600 dots an inch. */
  private static final int SCALE = 8;

  private static final int WHITE = 0xffffff;

  private QrPicture() {}

  /**
   * The code as the URI of a PNG picture, with error correction M and the quiet zone around it.
   *
   * <p>The bytes are UTF-8 without an announcement of it (an ECI), which the apps of banks do not
   * expect: a transfer's code says its characters itself.
   */
  static String dataUri(String content) {
    String bytes =
        new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    try {
      BitMatrix modules =
          new QRCodeWriter()
              .encode(
                  bytes,
                  BarcodeFormat.QR_CODE,
                  1,
                  1,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      4));
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(modules));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds " + bytes.length() + " bytes", e);
    }
  }

  private static byte[] png(BitMatrix modules) {
    int side = modules.getWidth();
    BufferedImage image =
        new BufferedImage(side * SCALE, side * SCALE, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side * SCALE; y++) {
      for (int x = 0; x < side * SCALE; x++) {
        image.setRGB(x, y, modules.get(x / SCALE, y / SCALE) ? 0 : WHITE);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory cannot be written", e);
    }
    return png.toByteArray();
  }
}

package org.zhengcheng.transfer.letter;

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
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** The QR sign on a letter, drawn as strokes for the page and as a picture for the PDF. */
record QrSign(BitMatrix dots) {

    /** The white around it without which readers do not find it, in dots (ISO/IEC 18004). */
    private static final int MARGIN = 4;

    private static final int PIXELS = 12;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    static QrSign of(String text) {
        try {
            return new QrSign(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    MARGIN)));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("Too long for a QR sign: " + text, tooLong);
        }
    }

    /** The size of its box, for the drawing. */
    public String box() {
        return "0 0 " + dots.getWidth() + " " + dots.getHeight();
    }

    /** The dark dots as a path of SVG, row by row. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y)) {
                    int from = x;
                    while (x + 1 < dots.getWidth() && dots.get(x + 1, y)) {
                        x++;
                    }
                    int wide = x - from + 1;
                    path.append('M').append(from).append(' ').append(y);
                    path.append('h').append(wide).append("v1h-").append(wide).append('z');
                }
            }
        }
        return path.toString();
    }

    /** As a picture in the page itself. */
    public String dataAddress() {
        BufferedImage picture =
                new BufferedImage(dots.getWidth() * PIXELS, dots.getHeight() * PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, dots.get(x / PIXELS, y / PIXELS) ? BLACK : WHITE);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException notToMemory) {
            throw new UncheckedIOException(notToMemory);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}

package org.zhengcheng.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The texts of an .xlsx file, which keeps them apart from its rows, on disk: of a large file they would fill the memory.
 * Of each only its place is kept, eight bytes.
 */
final class SpilledStrings implements SharedStrings, AutoCloseable {

    private final Path file;
    private final FileChannel texts;
    private long[] ends = new long[1024];
    private int count;

    /** @param xml the part of the file that holds the texts; null for a file without any */
    SpilledStrings(InputStream xml) throws IOException, SAXException, ParserConfigurationException {
        file = Files.createTempFile("texts", null);
        try {
            if (xml != null) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    XMLReader reader = XMLHelper.newXMLReader();
                    reader.setContentHandler(new Texts(out));
                    reader.parse(new InputSource(xml));
                }
            }
            texts = FileChannel.open(file);
        } catch (IOException | SAXException | ParserConfigurationException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    @Override
    public RichTextString getItemAt(int n) {
        if (n < 0 || n >= count) {
            throw new IllegalArgumentException("No text " + n);
        }
        long begin = n == 0 ? 0 : ends[n - 1];
        ByteBuffer bytes = ByteBuffer.allocate((int) (ends[n] - begin));
        try {
            while (bytes.hasRemaining() && texts.read(bytes, begin + bytes.position()) >= 0) {
                // Until the whole text is there.
            }
        } catch (IOException diskFailure) {
            throw new IllegalStateException(diskFailure);
        }
        return new XSSFRichTextString(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    }

    @Override
    public int getCount() {
        return count;
    }

    @Override
    public int getUniqueCount() {
        return count;
    }

    @Override
    public void close() throws IOException {
        try (texts) {
            Files.deleteIfExists(file);
        }
    }

    /** Writes every text down; what is only there to be read aloud is left out. */
    private final class Texts extends DefaultHandler {

        private final OutputStream out;
        private final StringBuilder text = new StringBuilder();
        private long written;
        private boolean inText;
        private boolean aside;

        private Texts(OutputStream out) {
            this.out = out;
        }

        @Override
        public void startElement(String space, String local, String qualified, Attributes attributes) {
            switch (local) {
                case "si" -> text.setLength(0);
                case "rPh" -> aside = true;
                case "t" -> inText = !aside;
                default -> {}
            }
        }

        @Override
        public void characters(char[] characters, int from, int length) {
            // A cell that is longer than any cell may be is told from one that is not; the rest of it says nothing.
            if (inText && text.length() <= SheetReader.LONGEST_CELL) {
                text.append(characters, from, Math.min(length, SheetReader.LONGEST_CELL + 1));
            }
        }

        @Override
        public void endElement(String space, String local, String qualified) throws SAXException {
            switch (local) {
                case "rPh" -> aside = false;
                case "t" -> inText = false;
                case "si" -> write();
                default -> {}
            }
        }

        private void write() throws SAXException {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            try {
                out.write(bytes);
            } catch (IOException diskFailure) {
                throw new SAXException(diskFailure);
            }
            written += bytes.length;
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ends[count++] = written;
        }
    }
}

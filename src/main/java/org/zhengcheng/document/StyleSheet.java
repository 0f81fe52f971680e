package org.zhengcheng.document;

import com.openhtmltopdf.extend.FSStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** A style sheet of papers, the same for the page and for the PDF. */
class StyleSheet implements FSStream {

    private final String name;

    /** @param name its file, as pages name it */
    StyleSheet(String name) {
        this.name = name;
    }

    @Override
    public InputStream getStream() {
        try {
            return new ClassPathResource("static/" + name).getInputStream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public Reader getReader() {
        return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
}

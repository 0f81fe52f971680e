package org.zhengcheng.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The forms that came with the application, and every version that a diagram or a submission was ever bound to. Which
 * form a case asks is said by the version of its diagram, never here.
 */
@Component
public class Forms {

    private static final String FOLDER = "forms/";
    private static final String SUBSET = FOLDER + "form.schema.json";

    private final FormReader reader;
    private final FormSet shipped;
    private final Map<String, FormSchema> byHash = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    Forms(JdbcClient jdbc) throws IOException {
        this.jdbc = jdbc;
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        this.reader =
                new FormReader(files.getResource("classpath:" + SUBSET).getContentAsString(StandardCharsets.UTF_8));
        Map<String, FormSchema> found = new HashMap<>();
        for (Resource file : files.getResources("classpath*:" + FOLDER + "*/*.json")) {
            FormSchema form = reader.read(keyOf(file), file.getContentAsString(StandardCharsets.UTF_8));
            keep(form);
            found.put(form.key(), form);
            byHash.put(form.sha256(), form);
        }
        this.shipped = new FormSet(found);
    }

    /** The forms as they came with the application. */
    public FormSet shipped() {
        return shipped;
    }

    /** Reads the text of a form that somebody wrote; nothing is kept of it. */
    public FormReading read(String key, String source) {
        return reader.look(key, source);
    }

    /** Keeps a form for as long as anything is bound to it. */
    public void keep(FormSchema form) {
        jdbc.sql("insert into form_version (sha256, form_key, content) values (?, ?, ?) on conflict do nothing")
                .params(form.sha256(), form.key(), form.source())
                .update();
    }

    /** The version a submission was made with, or a diagram is bound to. */
    public FormSchema version(String sha256) {
        return byHash.computeIfAbsent(
                sha256,
                hash -> jdbc.sql("select form_key, content from form_version where sha256 = ?")
                        .param(hash)
                        .query((row, n) -> reader.read(row.getString(1), row.getString(2)))
                        .single());
    }

    private static String keyOf(Resource file) {
        try {
            String path = file.getURL().getPath();
            return path.substring(path.lastIndexOf(FOLDER) + FOLDER.length(), path.length() - ".json".length());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

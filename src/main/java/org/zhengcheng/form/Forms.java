package org.zhengcheng.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms of this installation: read once at start, every version kept that a submission was made with. */
@Component
public class Forms {

    private static final String FOLDER = "forms/";
    private static final String SUBSET = FOLDER + "form.schema.json";

    private final FormReader reader;
    private final Map<String, FormSchema> current = new ConcurrentHashMap<>();
    private final Map<String, FormSchema> byHash = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    Forms(JdbcClient jdbc) throws IOException {
        this.jdbc = jdbc;
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        this.reader =
                new FormReader(files.getResource("classpath:" + SUBSET).getContentAsString(StandardCharsets.UTF_8));
        for (Resource file : files.getResources("classpath*:" + FOLDER + "*/*.json")) {
            put(keyOf(file), file.getContentAsString(StandardCharsets.UTF_8));
        }
    }

    /** The present version of a form. */
    public Optional<FormSchema> find(String key) {
        return Optional.ofNullable(current.get(key));
    }

    /** The present version of every form, in the order of their keys. */
    public List<FormSchema> all() {
        return current.values().stream()
                .sorted(Comparator.comparing(FormSchema::key))
                .toList();
    }

    /** Takes a form into use from now on; submissions already made keep theirs. */
    public FormSchema put(String key, String source) {
        FormSchema form = reader.read(key, source);
        jdbc.sql("insert into form_version (sha256, form_key, content) values (?, ?, ?) on conflict do nothing")
                .params(form.sha256(), form.key(), form.source())
                .update();
        current.put(key, form);
        byHash.put(form.sha256(), form);
        return form;
    }

    /** The version a submission was made with. */
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

package org.zhengcheng.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The official forms of this installation, read once at start. */
@Component
public class Papers {

    private static final Pattern PLACE = Pattern.compile("papers/([^/]+)/([^/]+)\\.json$");

    private final List<Paper> papers;

    Papers() throws IOException {
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        PaperReader reader = new PaperReader(
                files.getResource("classpath:papers/paper.schema.json").getContentAsString(StandardCharsets.UTF_8));
        List<Paper> read = new ArrayList<>();
        for (Resource file : files.getResources("classpath*:papers/*/*.json")) {
            Matcher place = PLACE.matcher(file.getURL().toString());
            if (place.find()) {
                read.add(reader.read(place.group(1), place.group(2), file.getContentAsString(StandardCharsets.UTF_8)));
            }
        }
        this.papers = List.copyOf(read);
    }

    /** Every paper of every procedure. */
    public List<Paper> all() {
        return papers;
    }

    /** The papers of a procedure. */
    public List<Paper> of(String procedure) {
        return papers.stream()
                .filter(paper -> paper.procedure().equals(procedure))
                .toList();
    }

    /** A paper of a procedure. */
    public Optional<Paper> find(String procedure, String id) {
        return of(procedure).stream().filter(paper -> paper.id().equals(id)).findFirst();
    }
}

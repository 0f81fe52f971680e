package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.zhengcheng.form.Forms;

/**
 * Takes the shipped diagrams into use where a procedure has none yet, the editions of its regulation in order, so that
 * the newest is the version for new cases. A procedure that is in use is never changed at a start.
 */
@Component
public class ShippedDiagrams implements InitializingBean {

    private static final Pattern FILE = Pattern.compile("([a-z-]+)-(\\d{4})\\.bpmn20\\.xml");

    private final Diagrams diagrams;
    private final DiagramExaminer examiner;
    private final Forms forms;
    private final Map<String, List<Edition>> editions = new HashMap<>();

    ShippedDiagrams(Diagrams diagrams, DiagramExaminer examiner, Forms forms) {
        this.diagrams = diagrams;
        this.examiner = examiner;
        this.forms = forms;
    }

    /**
     * What the regulations require of a procedure: its diagrams as they were shipped, the newest edition first; empty if
     * none came with the application.
     */
    public List<Diagram> of(String key) {
        return editions.getOrDefault(key, List.of()).stream()
                .map(Edition::diagram)
                .toList();
    }

    /** What came with the application for an edition of the regulation; empty if nothing did. */
    public Optional<Edition> edition(String key, String regulationVersion) {
        return editions.getOrDefault(key, List.of()).stream()
                .filter(edition -> edition.diagram().regulation().version().equals(regulationVersion))
                .findFirst();
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        diagrams.bindAll();
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn20.xml");
        Map<String, TreeMap<String, Resource>> found = new TreeMap<>();
        for (Resource file : files) {
            Matcher name = FILE.matcher(file.getFilename());
            if (name.matches()) {
                found.computeIfAbsent(name.group(1), key -> new TreeMap<>()).put(name.group(2), file);
            }
        }
        for (String key : found.keySet()) {
            boolean inUse = diagrams.has(key);
            List<Edition> shipped = new ArrayList<>();
            for (Resource file : found.get(key).values()) {
                byte[] text = file.getContentAsByteArray();
                if (!inUse) {
                    diagrams.deploy(file.getFilename(), text);
                }
                Optional.ofNullable(examiner.examine(text, forms.shipped()).diagram())
                        .ifPresent(diagram ->
                                shipped.add(0, new Edition(diagram, new String(text, StandardCharsets.UTF_8))));
            }
            editions.put(key, List.copyOf(shipped));
        }
    }

    /** A diagram as it was shipped, with its text. */
    public record Edition(Diagram diagram, String text) {}
}

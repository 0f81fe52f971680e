package org.zhengcheng.casework.definition;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Takes the shipped diagrams into use where a procedure has none yet, the editions of its regulation in order, so that
 * the newest is the version for new cases. A procedure that is in use is never changed at a start.
 */
@Component
class ShippedDiagrams implements InitializingBean {

    private static final Pattern FILE = Pattern.compile("([a-z-]+)-(\\d{4})\\.bpmn20\\.xml");

    private final Diagrams diagrams;

    ShippedDiagrams(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.bpmn20.xml");
        Map<String, TreeMap<String, Resource>> editions = new TreeMap<>();
        for (Resource file : files) {
            Matcher name = FILE.matcher(file.getFilename());
            if (name.matches()) {
                editions.computeIfAbsent(name.group(1), key -> new TreeMap<>()).put(name.group(2), file);
            }
        }
        for (String key : editions.keySet()) {
            if (!diagrams.has(key)) {
                for (Resource file : editions.get(key).values()) {
                    diagrams.deploy(file.getFilename(), file.getContentAsByteArray());
                }
            }
        }
    }
}

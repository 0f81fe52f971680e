package org.zhengcheng.document;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.zhengcheng.installation.CannotStart;
import org.zhengcheng.language.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of a paper; what the schema does not allow, or does not fit the grid, is refused with its place. */
class PaperReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Schema schema;

    /** @param schema the JSON Schema of papers */
    PaperReader(String schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
    }

    /** @throws CannotStart if the text is malformed, says what no paper may say, or a row does not fill the grid */
    Paper read(String procedure, String id, String source) {
        String file = "papers/" + procedure + "/" + id + ".json";
        try {
            JSON.readTree(source);
            List<Error> errors = schema.validate(source, InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw refused(
                        file,
                        errors.stream()
                                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                                .distinct()
                                .limit(5)
                                .collect(Collectors.joining("; ")));
            }
            Content content = JSON.readValue(source, Content.class);
            if (!content.id().equals(id)) {
                throw refused(file, "/id is not " + id);
            }
            for (int i = 0; i < content.sections().size(); i++) {
                fitsTheGrid(file, "/sections/" + i, content.sections().get(i).rows());
            }
            return new Paper(
                    procedure,
                    id,
                    new Text(content.title(), content.titleEn()),
                    content.begins() == null ? List.of() : content.begins(),
                    content.sections());
        } catch (JacksonException malformed) {
            throw refused(file, malformed.getOriginalMessage());
        }
    }

    /** Every row is as wide as the table, cells that reach down from the rows above it counted. */
    private static void fitsTheGrid(String file, String section, List<Paper.Row> rows) {
        int[] fromAbove = new int[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            Paper.Row row = rows.get(i);
            String place = section + "/rows/" + i;
            int width = fromAbove[i];
            for (Paper.Cell cell : row.cells()) {
                width += cell.width();
                for (int below = i + 1; below < i + cell.down(); below++) {
                    if (below >= rows.size() || rows.get(below).cells().isEmpty()) {
                        throw refused(file, place + " reaches down to where there is no row of cells");
                    }
                    fromAbove[below] += cell.width();
                }
            }
            if (row.list() != null) {
                width = row.list().columns().stream()
                        .mapToInt(Paper.Column::span)
                        .sum();
            }
            if (row.heading() == null && width != Paper.COLUMNS) {
                throw refused(file, place + " is " + width + " columns wide and not " + Paper.COLUMNS);
            }
        }
        if (Arrays.stream(fromAbove).anyMatch(width -> width > Paper.COLUMNS)) {
            throw refused(file, section + " is too wide");
        }
    }

    static CannotStart refused(String file, String problem) {
        return new CannotStart("打印文书有错：" + file + "：" + problem, "请改正这个文件。Correct the paper " + file + ".");
    }

    /** The file as it stands. */
    private record Content(
            String id, String title, String titleEn, List<Source> begins, List<Paper.Section> sections) {}
}

package org.zhengcheng.organization.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhengcheng.support.ApplicationTest;

@DisplayName("个人信息目录：数据库里每一列文字、日期、字节都写明是不是个人信息、怎么保护、谁能看、留多久")
class PersonalDataTest extends ApplicationTest {

    private static final Path PAPER = Path.of("docs", "personal-data.md");

    @Autowired
    private Catalogue catalogue;

    @Test
    void everyColumnOfTheLiveSchemaStandsInTheCatalogueAndNoOther() {
        List<String> live = superuser
                .jdbc()
                .sql("select c.table_name || '.' || c.column_name from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where table_schema = 'public' and t.table_type = 'BASE TABLE'"
                        + " and c.table_name !~ '^(act_|flw_|flyway_)'"
                        + " and (c.data_type in ('character varying', 'character', 'text', 'date', 'bytea', 'json', 'jsonb')"
                        + " or c.data_type = 'ARRAY')")
                .query(String.class)
                .list();
        List<String> written = catalogue.columns().stream()
                .map(column -> column.table() + "." + column.name())
                .toList();

        assertThat(live).as("the live schema").hasSizeGreaterThan(250);
        assertThat(written).doesNotHaveDuplicates();
        assertThat(live)
                .as("columns that nobody has classified")
                .allSatisfy(column -> assertThat(written).contains(column));
        assertThat(written)
                .as("columns that are no more")
                .allSatisfy(column -> assertThat(superuser
                                .jdbc()
                                .sql("select exists(select from information_schema.columns"
                                        + " where table_name || '.' || column_name = ?)")
                                .param(column)
                                .query(Boolean.class)
                                .single())
                        .as(column)
                        .isTrue());
    }

    @Test
    @DisplayName("目录里用的词，上面的词表都解释过")
    void everyWordIsExplained() throws IOException {
        String explained = Files.readString(PAPER)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1].replace("*", ""))
                .collect(Collectors.joining(","));
        List<String> words =
                List.of(explained.split(",")).stream().map(String::strip).toList();
        assertThat(catalogue.columns().stream().filter(Catalogue.Column::isPersonal))
                .hasSizeGreaterThan(60)
                .allSatisfy(column -> assertThat(words)
                        .as("%s", column)
                        .contains(
                                column.protection(),
                                column.words().get(3),
                                column.words().get(4),
                                column.words().get(5)));
    }

    @Test
    @DisplayName("写着加密的列，换钥时一列不落；索引也是")
    void whatIsEncryptedIsWhatAChangeOfKeysRenews() {
        assertThat(catalogue.encrypted())
                .containsKeys(
                        "person_identity", "person_event", "change_proposal", "sheet_row", "draft", "step_record");
        assertThat(catalogue.indexed()).containsEntry("person_identity", List.of("citizen_id"));
    }
}

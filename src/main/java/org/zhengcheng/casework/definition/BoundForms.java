package org.zhengcheng.casework.definition;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhengcheng.form.FormSchema;
import org.zhengcheng.form.FormSet;
import org.zhengcheng.form.Forms;

/** Which form, to the letter, each version of a diagram asks: bound once when it is taken into use, and never changed. */
@Component
class BoundForms {

    private final Forms forms;
    private final JdbcClient jdbc;

    BoundForms(Forms forms, JdbcClient jdbc) {
        this.forms = forms;
        this.jdbc = jdbc;
    }

    FormSet shipped() {
        return forms.shipped();
    }

    /** The forms of a version. */
    FormSet of(String definitionId) {
        return new FormSet(jdbc
                .sql("select sha256 from diagram_form where definition_id = ?")
                .param(definitionId)
                .query(String.class)
                .list()
                .stream()
                .map(forms::version)
                .collect(Collectors.toMap(FormSchema::key, Function.identity())));
    }

    /** The versions that are bound. */
    Set<String> definitions() {
        return new HashSet<>(jdbc.sql("select distinct definition_id from diagram_form")
                .query(String.class)
                .list());
    }

    /** Binds a version to the forms it was read with. */
    void bind(Diagram diagram) {
        for (FormSchema form : diagram.forms().all()) {
            forms.keep(form);
            jdbc.sql("insert into diagram_form (definition_id, form_key, sha256) values (?, ?, ?)"
                            + " on conflict do nothing")
                    .params(diagram.definitionId(), form.key(), form.sha256())
                    .update();
        }
    }
}

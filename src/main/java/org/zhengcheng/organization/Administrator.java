package org.zhengcheng.organization;

import java.util.Arrays;
import java.util.Optional;
import org.zhengcheng.language.Text;

/**
 * The three administrators (三员分立): none can do the work of another, and none decides cases. They are no roles of a
 * diagram, so that no diagram can give them a case.
 */
public enum Administrator implements Capacity {
    SYSTEM("admin", "系统管理员", "system administrator"),
    SECURITY("security-admin", "安全管理员", "security administrator"),
    AUDIT("auditor", "审计管理员", "audit administrator");

    private final String id;
    private final Text title;

    Administrator(String id, String chinese, String english) {
        this.id = id;
        this.title = new Text(chinese, english);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Text title() {
        return title;
    }

    /** The administrator's post of an id, if there is one. */
    public static Optional<Administrator> of(String id) {
        return Arrays.stream(values())
                .filter(administrator -> administrator.id.equals(id))
                .findFirst();
    }
}

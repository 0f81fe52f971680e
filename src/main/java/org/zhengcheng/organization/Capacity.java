package org.zhengcheng.organization;

import org.zhengcheng.language.Text;

/** In what capacity somebody acts: a role that a diagram may name, or the post of an administrator. */
public sealed interface Capacity permits Role, Administrator {

    /** The id in diagrams, in the post table and in the glossary. */
    String id();

    /** What it is called. */
    Text title();
}

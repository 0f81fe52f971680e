package org.zhengcheng.casework.definition;

import java.util.List;
import org.zhengcheng.deadline.Length;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Role;
import org.zhengcheng.organization.Standing;

/**
 * A review that organisations owe again and again for all people of a standing together, such as the yearly analysis of
 * the activists.
 *
 * @param by who makes it: each organisation in which one of these roles is held
 * @param of the standing of the people it is about
 * @param length at the latest so long after the last one
 * @param lead so long before it is due it stands among the things to do
 * @param basis the article it rests on
 * @param ladder who is told before and after it is due: its own rungs, or those of the process
 */
public record TeamReview(
        String id,
        Text name,
        List<Role> by,
        Standing of,
        Length length,
        Length lead,
        Step.Basis basis,
        List<Rung> ladder) {}

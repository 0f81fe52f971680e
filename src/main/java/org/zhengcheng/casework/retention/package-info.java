/** How long material is kept, what keeps it longer, and the round that erases what is due. */
package org.zhengcheng.casework.retention;
